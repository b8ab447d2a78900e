package dev.plumbline.lineage;

import java.util.List;

/** Every check, in the order of the links. */
final class LinkChecks {
  static final List<LinkCheck> ALL =
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
