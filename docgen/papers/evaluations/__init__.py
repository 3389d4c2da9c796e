"""Forms, ballots, tallies, results and ledgers of the evaluations."""
