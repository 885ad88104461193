"""The Streamlit parts that pages share, one a file."""
