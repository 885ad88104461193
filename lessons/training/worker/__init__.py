"""How a run learns, in worker processes and on the command line: nothing else imports Keras."""
