"""Everything Layerscope teaches with: maths, data, models, training, figures. Never imports Streamlit."""
