"""The traffic between vCPUs and the iothread: mailbox rings, the vCPU's side of the bus, the stop request."""
