# Sourced by bin/dev and bin/test, which may find nothing here but a shell: chooses a Python,
# makes the virtual environment from a hashed lock, and leaves its interpreter in $PYTHON_HERE.
#   make_environment LOCK [LOCK...]   the first is installed; any of them, already there, will do

stop() { printf '%s\n' "$@" >&2; exit 1; }

find_python() {
  local name seen=""
  for name in ${PYTHON:-python3.13 python3.12 python3.11 python3}; do
    "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null \
      && { command -v "$name"; return; }
    seen="${seen:-$("$name" --version 2>/dev/null || true)}"
  done
  stop "Python 3.11, 3.12 or 3.13 is needed; found here: ${seen:-none}." \
    "On Debian 12 or Ubuntu 24.04: sudo apt-get install python3 python3-venv" \
    "Then run the same command again, or name one: PYTHON=/path/to/python3.12 $0"
}

# What the environment was made for: the interpreter and the place, since a moved environment
# no longer runs, and the lock. Written last: without it, it counts as half-finished.
home_of() { { "$1" -V; printf '%s' "$PWD"; } | sha256sum | cut -c1-32; }
lock_of() { sha256sum < "$1" | cut -c1-32; }
made_for() { [ "$(cat .venv/.made-for 2>/dev/null)" = "$(home_of "$1") $(lock_of "$2")" ]; }

make_environment() {
  local python lock
  PYTHON_HERE="$PWD/.venv/bin/python"
  python="$(find_python)"
  for lock in "$@"; do
    made_for "$python" "$lock" && return
  done
  mkdir -p var
  # Two commands started at once would build over each other: the second waits.
  ( flock 9; made_for "$python" "$1" || build_environment "$python" "$1" ) 9>var/environment.lock
}

build_environment() {
  local python="$1" lock="$2" home free
  free="$(df -Pm . | awk 'NR == 2 { print $4 }')"
  [ "$free" -ge 1200 ] || stop "The disk is full: $PWD has $free MB left and the Python" \
    "packages need 1200 MB. Free some room, then run the same command again; nothing is lost."
  "$python" -c 'import ensurepip, venv' 2>/dev/null \
    || stop "$python lacks its venv module. Run: sudo apt-get install python3-venv" \
      "Then run the same command again."
  printf 'Installing the Python packages of %s (a minute, once)\n' "$lock"
  home="$(cut -d' ' -f1 .venv/.made-for 2>/dev/null || true)"
  rm -f .venv/.made-for
  # A whole environment of the same interpreter takes a new lock as it is.
  { [ "$home" = "$(home_of "$python")" ] || "$python" -m venv --clear .venv; } \
    && .venv/bin/python -m pip install -qq --disable-pip-version-check --require-hashes -r "$lock" \
    || stop "The Python packages could not be installed; the lines above say why." \
      "Mend that, then run the same command again: it starts this step from the beginning."
  printf '%s %s\n' "$(home_of "$python")" "$(lock_of "$lock")" > .venv/.made-for
}
