"""What the teacher's page shows."""
