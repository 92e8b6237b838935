"""The promise of attendance: three of four meetings a year (Kent board terms 2007)."""

PROMISED, OF = 3, 4
WORDS = "3 of 4 meetings"
