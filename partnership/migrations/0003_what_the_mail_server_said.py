from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("partnership", "0002_codes_and_mail")]

    operations = [
        migrations.AddField(
            model_name=name,
            name="mail_trouble",
            field=models.CharField(
                blank=True,
                max_length=200,
                verbose_name="what the mail server said",
            ),
        )
        for name in ("historicalinvitation", "invitation")
    ]
