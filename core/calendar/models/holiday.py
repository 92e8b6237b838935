"""England's bank holidays: shipped and checked, no live dependency. A platform table."""

from django.db import models


class BankHoliday(models.Model):
    """A day that is no working day in England."""

    on = models.DateField(primary_key=True)
    name = models.CharField(max_length=80)

    class Meta:
        ordering = ["on"]

    def __str__(self) -> str:
        return self.name
