"""The social map for other systems: HSDS 3.1 documents, an API that reads, and an export."""
