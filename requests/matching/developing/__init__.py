"""No supply (D17): alike questions together, people invited to make an answer, a deadline, a decision."""
