package dev.plumbline.run.idle;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.IdleWasteDaily;
import dev.plumbline.terms.Cause;
import dev.plumbline.terms.OwnerKind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What would free an idle GPU: a line for a shell, which nobody runs here, or why there is none.
 * Names come from labels that anybody may write. A line is made only of names that a scheduler
 * could have given, and these hold nothing that a shell or a command reads as anything else. What
 * worked again after it idled is told so: ending it ends work.
 *
 * @param command the line; null where there is none
 * @param note what to know of it, or why there is none; null where the line says it all
 */
public record Freeing(String command, String note) {
  private static final String NAME = "[a-z0-9](?:[-a-z0-9.]{0,251}[a-z0-9])?";
  private static final Pattern POD = Pattern.compile("(" + NAME + ")/(" + NAME + ")");
  private static final Pattern PSEUDONYM = Pattern.compile("(?:.*/)?p-[0-9a-f]{32}(?:/.*)?");
  private static final Pattern SLURM_JOB =
      Pattern.compile(
          "(?:slurm:)?(?:([^/]{1,200})/)?([0-9]{1,18}(?:_[0-9]{1,9})?(?:\\+[0-9]{1,9})?)");
  private static final Pattern GPU = Pattern.compile("(GPU-[0-9a-fA-F-]{8,64})(?:/.*)?");
  private static final String SLURM = "slurm";

  /** What would free the device of a row of {@link IdleWasteDaily}. */
  static Freeing of(Cells row) {
    if (!row.has(IdleWasteDaily.DEVICE_ID)) {
      return none("a commitment, no GPU: use it or let it end");
    }
    String kind = kind(row);
    String owner = row.text(IdleWasteDaily.OWNER);
    if (kind.equals(OwnerKind.UNALLOCATED.text())) {
      return unallocated(row);
    }
    Freeing ending = ending(kind, owner);
    return ending.command() == null || row.isTrue(IdleWasteDaily.IS_IDLE_AT_END)
        ? ending
        : new Freeing(
            ending.command(),
            (ending.note() == null ? "" : ending.note() + "; ")
                + "it worked again afterwards: this would end that work");
  }

  private static Freeing ending(String kind, String owner) {
    if (PSEUDONYM.matcher(owner).matches()) {
      return none("its owner's name is a pseudonym here: ask who keeps the key");
    }
    if (kind.equals(OwnerKind.POD.text())) {
      return pod(owner);
    }
    return kind.contains(SLURM)
        ? slurm(owner)
        : none("no command is known that ends a holder of kind " + kind);
  }

  /** Rows of before owners had a kind are of pods and of nobody. */
  private static String kind(Cells row) {
    String kind = row.text(IdleWasteDaily.OWNER_KIND);
    if (kind != null) {
      return kind;
    }
    return OwnerKind.UNALLOCATED.text().equals(row.text(IdleWasteDaily.OWNER))
        ? OwnerKind.UNALLOCATED.text()
        : OwnerKind.POD.text();
  }

  private static Freeing pod(String owner) {
    Matcher name = POD.matcher(owner);
    return name.matches()
        ? new Freeing("kubectl delete pod -n %s %s".formatted(name.group(1), name.group(2)), null)
        : none("its owner has no namespace and name that a pod can have: look at its labels");
  }

  private static Freeing slurm(String owner) {
    Matcher job = SLURM_JOB.matcher(owner);
    if (!job.matches()) {
      return none("its owner has no name that a Slurm job can have");
    }
    return new Freeing(
        "scancel " + job.group(2),
        job.group(1) == null
            ? null
            : "on Slurm's cluster %s: job numbers of others are other jobs"
                .formatted(job.group(1)));
  }

  private static Freeing unallocated(Cells row) {
    String cause = row.text(IdleWasteDaily.CAUSE);
    if (Cause.STRANDED.text().equals(cause)) {
      return none("left over by MIG: no profile fits until the GPU is divided otherwise");
    }
    Matcher gpu = GPU.matcher(row.text(IdleWasteDaily.DEVICE_ID));
    if (Cause.HELD_IDLE.text().equals(cause) && gpu.matches()) {
      return new Freeing(
          "nvidia-smi --query-compute-apps=pid,process_name,used_memory --format=csv -i "
              + gpu.group(1),
          "its memory is in use and no owner is known: on its node, this names the process");
    }
    return none("nobody holds it: hand it out, or give it back with its node");
  }

  private static Freeing none(String why) {
    return new Freeing(null, why);
  }
}
