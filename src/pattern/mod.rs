//! Data rules to findings: the phrases of all rules are found in one pass, each rule then looks at its own.
