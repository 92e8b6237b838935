"""Mail that nobody gave a server for is kept with the data, not beside the code."""

import os
import subprocess
import sys
from pathlib import Path

from config.embedded import ROOT

ASK = "from django.conf import settings; print(settings.EMAIL_FILE_PATH)"


def test_without_a_mail_server_each_mail_is_a_file_under_the_data(tmp_path: Path) -> None:
    ours = {name: value for name, value in os.environ.items() if name != "EMAIL_URL"}
    asked = subprocess.run(
        [sys.executable, "-c", ASK],
        cwd=ROOT,
        env=ours | {"VAR_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "config.settings"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(asked.stdout.strip()) == tmp_path / "mail"
