package dev.plumbline.lineage.check;

import java.util.List;

/** Every check, in the order of the links. */
public final class LinkChecks {
  public static final List<LinkCheck> ALL =
      List.of(
          new TrainingRunCheck(),
          new ArtifactDigestCheck(),
          new TrainingInputsCheck(),
          new ContentIdentityCheck(),
          new CodeCommitCheck(),
          new EnvironmentCheck(),
          new ParametersCheck(),
          new EvaluationCheck(),
          new ApprovalCheck(),
          new DeploymentCheck(),
          new UpstreamClosureCheck(),
          new CausalOrderCheck());

  private LinkChecks() {}
}
