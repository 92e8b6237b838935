"""The demonstration: two partnerships made from public documents, one invented and lived in."""
