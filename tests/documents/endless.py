"""A reader that never comes to an end."""

from core.documents.confined import confine

if __name__ == "__main__":
    confine()
    while True:
        pass
