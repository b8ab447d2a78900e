package dev.plumbline.terms;

/** Why a method has no figure for a machine on a date. */
public enum AbsentMethod implements Term {
  /** A difference to a closed period: who held what is known of the date that it corrects. */
  CORRECTION("a difference to a closed period"),
  /** One resource pays for several machines, whose cost is not told apart. */
  SEVERAL_MACHINES("one resource pays for several machines"),
  /** No list of machines says GPUs, CPUs and memory of the machine. */
  NO_MACHINE_SIZE("no list says GPUs, CPUs and memory of the machine"),
  /** Somebody held GPUs of whom no scheduler says how much CPU and memory was requested. */
  NO_REQUEST("a holder's request for CPU and memory is not known");

  private final String sentence;

  AbsentMethod(String sentence) {
    this.sentence = sentence;
  }

  /** In one clause. */
  public String sentence() {
    return sentence;
  }
}
