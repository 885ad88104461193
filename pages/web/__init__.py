"""What the web server does besides Streamlit: who may come in, and what is sent. No widgets."""
