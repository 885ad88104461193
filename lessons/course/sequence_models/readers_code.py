"""The program that trains two of the readers, and has both read two sentences of the same words."""

from lessons.course.sequence_models import views
from lessons.course.sequence_models.readers import TURNED
from lessons.training.reports.program import program


def code() -> str:
    """Trains the network that averages, and the LSTM; prints what each says of both sentences."""
    average, lstm = (views.recording(name).spec for name in (views.AVERAGE, views.LSTM))
    ask = [
        f"texts = {list(TURNED)!r}",
        f"rows = keras.utils.pad_sequences(tokenizer.texts_to_sequences(texts), {lstm.data_options['length']})",
        "print(model.predict(rows).round(3))",
    ]
    return "\n".join([program(average, ask), "", program(lstm, ask)])
