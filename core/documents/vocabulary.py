"""How the deeds of the documents app are said."""

from core.journal.vocabulary import deeds

deeds(
    {
        "file.received": "sent a file",
        "file.made": "made a file",
        "file.found_clean": "found nothing harmful in the file",
        "file.released": "released the file after its type was checked; no virus scanner runs here",
        "file.refused": "refused the file",
        "file.removed": "removed the file's content from the store",
    }
)
