"""What the room of a class agrees on: what everybody is told, and what each has answered. No web, no widgets."""
