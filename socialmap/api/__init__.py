"""`/api/hsds/v3/`: the social map for other systems, to read. HSDS 3.1 and its API (HSDA)."""
