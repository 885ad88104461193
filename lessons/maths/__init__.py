"""The maths of the lessons in NumPy, checked against TensorFlow by the tests."""
