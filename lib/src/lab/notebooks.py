"""Executes every notebook and holds its outputs against the saved ones; `mvn verify` runs this through Lab.java."""
import _thread

import execution
import kernel
import runner

given = kernel.options()
kernel.when_left_alone(_thread.interrupt_main)
kernel.prepare(given["kernel"], given["jdk"], given["blas"], kernel.PROJECT / "target/jupyter")
runner.run(given["notebooks"], ["test_runner", "test_outputs", "test_execution", "test_kernel", "test_environment",
                                "test_marks"],
           lambda path: execution.check(path, given["save"] == "true"))
