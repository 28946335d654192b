"""What a support team may do with a case: values and rules, no framework and no I/O."""
