"""What a run is, as plain data: its spec, its history, its events and its network."""
