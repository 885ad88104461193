"""What can be learned from: how it reaches a network, and what a network's numbers mean."""
