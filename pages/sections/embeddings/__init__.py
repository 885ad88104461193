"""The sections of lesson 3.2, embeddings."""
