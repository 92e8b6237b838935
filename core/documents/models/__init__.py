from core.documents.models.file import StoredFile
from core.documents.models.job import Job

__all__ = ["Job", "StoredFile"]
