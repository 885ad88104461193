"""What the server does with runs: it queues them, hands them to workers, watches and keeps them."""
