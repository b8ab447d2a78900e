package dev.plumbline.terms;

/** How the cost of a machine with GPUs may be split over those who hold it. */
public enum CostMethod implements Term {
  /** By the time for which GPUs were held: what is charged. */
  HELD_TIME("held time, as charged"),
  /**
   * A GPU weighs nine times as much as CPU and memory, of which a CPU weighs nine times as much as
   * a GiB: split cost allocation data of AWS for EKS, of accelerated instances.
   */
  GPU_9_CPU_MEMORY_1("GPU 9 : CPU and memory 1"),
  /** 95 % of the cost for GPUs, 3 % for CPUs, 2 % for memory: Datadog's container allocation. */
  GPU_95_CPU_3_MEMORY_2("GPU 95 %, CPU 3 %, memory 2 %"),
  /**
   * Each resource by its list price, to whom it was requested by or used by, whichever is more:
   * OpenCost and Kubecost.
   */
  LARGER_OF_REQUEST_AND_USAGE("larger of request and usage");

  private final String label;

  CostMethod(String label) {
    this.label = label;
  }

  /** For people. */
  public String label() {
    return label;
  }
}
