"""What is fetched from the network: files with their checksums, and the jobs that fetch them."""
