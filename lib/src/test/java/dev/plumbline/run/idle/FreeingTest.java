package dev.plumbline.run.idle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.IdleWasteDaily;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FreeingTest {
  private static final RowLayout LAYOUT = RowLayout.of(IdleWasteDaily.TABLE);

  private static RowLayout.Draft gpu(String kind, String owner) {
    return LAYOUT
        .draft()
        .set(IdleWasteDaily.DEVICE_ID, "GPU-013e1eb4-70e6-23dc-562a-ff5732b9ad78")
        .set(IdleWasteDaily.OWNER_KIND, kind)
        .set(IdleWasteDaily.OWNER, owner)
        .set(IdleWasteDaily.CAUSE, "held_idle")
        .set(IdleWasteDaily.IS_IDLE_AT_END, true);
  }

  private static Freeing of(RowLayout.Draft row) {
    return Freeing.of(LAYOUT.read(row.row()));
  }

  @ParameterizedTest
  @CsvSource({
    "pod, a/b-0, kubectl delete pod -n a b-0",
    "pod, team-a/train.v2-abc12, kubectl delete pod -n team-a train.v2-abc12",
    ", a/b, kubectl delete pod -n a b",
    "slurm_job, 4711, scancel 4711",
    "slurm_job, slurm:4711, scancel 4711",
    "slurm_job, slurm:4711_3, scancel 4711_3",
    "slurm_job, slurm:4711+1, scancel 4711+1",
  })
  void aHolderOfEachKindHasItsCommand(String kind, String owner, String command) {
    assertThat(of(gpu(kind, owner))).isEqualTo(new Freeing(command, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a/b; rm -rf /",
        "a/$(reboot)",
        "a/`reboot`",
        "a/b && reboot",
        "a/b' 'c",
        "a/b\nreboot",
        "a/b|c",
        "--all/--force",
        "a/--all",
        "-n/b",
        "a/b/c",
        "a",
        "a/",
        "A/B",
        "a/b c",
        "a/*",
        "ａ/ｂ",
        "a/b\u202e",
      })
  void aNameThatNoPodCanHaveMakesNoCommand(String owner) {
    assertThat(of(gpu("pod", owner)).command()).isNull();
    assertThat(of(gpu("slurm_job", owner)).command()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4711; reboot",
        "slurm:4711 --all",
        "slurm:a/b/1",
        "$(reboot)",
        "-1",
        "--me",
        "47 11x"
      })
  void aNameThatNoJobCanHaveMakesNoCommand(String owner) {
    assertThat(of(gpu("slurm_job", owner)).command()).isNull();
  }

  @Test
  void aJobOfANamedClusterSaysOfWhich() {
    assertThat(of(gpu("slurm_job", "slurm:north/4711_3")))
        .isEqualTo(
            new Freeing(
                "scancel 4711_3",
                "on Slurm's cluster north: job numbers of others are other jobs"));
    assertThat(of(gpu("slurm_job", "slurm:north/4711").set(IdleWasteDaily.IS_IDLE_AT_END, false)))
        .extracting(Freeing::note)
        .asString()
        .contains("cluster north", "worked again");
  }

  @Test
  void aPseudonymIsNobodyThatACommandKnows() {
    Freeing freeing = of(gpu("pod", "p-0123456789abcdef0123456789abcdef/b"));

    assertThat(freeing.command()).isNull();
    assertThat(freeing.note()).contains("pseudonym");
  }

  @Test
  void whatWorkedAgainIsToldSo() {
    Freeing freeing = of(gpu("pod", "a/b").set(IdleWasteDaily.IS_IDLE_AT_END, false));

    assertThat(freeing.command()).isEqualTo("kubectl delete pod -n a b");
    assertThat(freeing.note()).contains("worked again");
  }

  @Test
  void whatNobodyHoldsHasNothingToEnd() {
    RowLayout.Draft row = gpu("unallocated", "unallocated");

    assertThat(of(row).command())
        .isEqualTo(
            "nvidia-smi --query-compute-apps=pid,process_name,used_memory --format=csv -i"
                + " GPU-013e1eb4-70e6-23dc-562a-ff5732b9ad78");
    row.set(IdleWasteDaily.CAUSE, "demand_unknown");
    assertThat(of(row).command()).isNull();
    row.set(IdleWasteDaily.CAUSE, "stranded");
    assertThat(of(row).note()).contains("MIG");
    row.set(IdleWasteDaily.CAUSE, "held_idle").set(IdleWasteDaily.DEVICE_ID, "GPU-1; reboot");
    assertThat(of(row).command()).isNull();
  }

  @Test
  void aCommitmentIsNoGpuAndAnUnknownKindHasNoCommand() {
    assertThat(of(gpu(null, "unallocated").set(IdleWasteDaily.DEVICE_ID, null)).note())
        .contains("commitment");
    assertThat(of(gpu("ray_actor", "a/b")))
        .isEqualTo(new Freeing(null, "no command is known that ends a holder of kind ray_actor"));
  }
}
