"""What a trained network shows of itself: where it looks, what excites its filters, and where it puts pictures."""
