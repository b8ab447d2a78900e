package dev.plumbline.ingest.wandb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.ingest.experiment.JsonTexts;
import dev.plumbline.ingest.experiment.PlainText;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The fields of a run, as GraphQL names them and as the Python client does. */
record WandbRun(JsonNode run, RunPath path) {
  /** Fields that only a run has, by which one is told. */
  static final String[] ONLY_OF_RUNS = {
    "heartbeatAt", "heartbeat_at", "summary", "summaryMetrics", "config", "used_artifacts"
  };

  /** When it was made. */
  static final String[] MADE_AT = {"createdAt", "created_at"};

  private static final String[] SUMMARY = {"summary", "summaryMetrics", "summary_metrics"};
  private static final String[] INPUTS = {"used_artifacts", "usedArtifacts", "inputArtifacts"};
  private static final String[] OUTPUTS = {
    "logged_artifacts", "loggedArtifacts", "outputArtifacts"
  };
  private static final Set<String> KNOWN =
      Set.of(
          ("id,run_id,name,displayName,display_name,entity,project,path,url,state,createdAt,"
                  + "created_at,heartbeatAt,heartbeat_at,config,rawconfig,summary,summaryMetrics,"
                  + "summary_metrics,systemMetrics,system_metrics,commit,metadata,user,username,"
                  + "used_artifacts,usedArtifacts,inputArtifacts,logged_artifacts,loggedArtifacts,"
                  + "outputArtifacts,tags,group,jobType,job_type,sweep,sweepName,sweep_name,"
                  + "description,notes,readOnly,read_only,historyLineCount,historyKeys,"
                  + "history_keys,lastHistoryStep,projectId,project_id,storage_id,files,host")
              .split(",", -1));
  private static final List<String> AT_THE_BEGINNING =
      List.of(
          ("id,run_id,name,displayName,display_name,entity,project,path,createdAt,created_at,"
                  + "commit,metadata,user,username,group,jobType,job_type,sweepName,sweep_name")
              .split(",", -1));

  /** The run, with what it says as JSON in texts said as JSON. */
  static WandbRun of(JsonNode run, JsonNode project) {
    JsonTexts.open(
        run,
        "config",
        "rawconfig",
        "summary",
        "summaryMetrics",
        "summary_metrics",
        "systemMetrics",
        "metadata");
    return new WandbRun(run, RunPath.of(run, project));
  }

  static Set<String> known() {
    return KNOWN;
  }

  JsonNode summary() {
    return PlainText.firstNode(run, SUMMARY);
  }

  JsonNode madeAt() {
    return PlainText.firstNode(run, MADE_AT);
  }

  JsonNode heartbeat() {
    return PlainText.firstNode(run, "heartbeatAt", "heartbeat_at");
  }

  JsonNode inputs() {
    return PlainText.firstNode(run, INPUTS);
  }

  JsonNode outputs() {
    return PlainText.firstNode(run, OUTPUTS);
  }

  /** The commit; one whose working tree had changes is marked, since it is not what ran. */
  String revision() {
    String given = PlainText.of(run.path("commit"));
    String commit = given == null ? PlainText.of(run.at("/metadata/git/commit")) : given;
    boolean isDirty =
        WandbObject.elements(run.path("files")).stream()
            .map(file -> file.isTextual() ? file : file.path("name"))
            .anyMatch(name -> "diff.patch".equals(name.textValue()));
    return commit != null && isDirty ? commit + "-dirty" : commit;
  }

  String repository() {
    return PlainText.first(run.at("/metadata/git"), "remote", "remote_url", "remoteUrl");
  }

  /** The image by digest where there is one, else by name. */
  String environment() {
    JsonNode docker = run.at("/metadata/docker");
    if (!docker.isObject()) {
      return PlainText.of(docker);
    }
    String image = PlainText.first(docker, "image", "name");
    String digest = PlainText.first(docker, "sha256", "digest");
    String tag = PlainText.of(docker.path("tag"));
    if (digest != null) {
      String whole = digest.startsWith("sha256:") ? digest : "sha256:" + digest;
      return image == null ? whole : image.split("@", 2)[0] + "@" + whole;
    }
    return image == null || tag == null ? image : image + ":" + tag;
  }

  /** What the run was configured with, without what the client adds; null when it is not there. */
  Map<String, String> parameters() {
    JsonNode config = PlainText.firstNode(run, "config", "rawconfig");
    if (!config.isObject()) {
      return null;
    }
    ObjectNode own = JsonNodeFactory.instance.objectNode();
    config
        .fields()
        .forEachRemaining(
            field -> {
              String key = field.getKey();
              if (!key.startsWith("_wandb") && !key.equals("wandb_version")) {
                own.set(key, unwrapped(field.getValue()));
              }
            });
    return PlainText.parameters(own);
  }

  private static JsonNode unwrapped(JsonNode value) {
    boolean isWrapped =
        value.has("value") && (value.size() == 1 || (value.size() == 2 && value.has("desc")));
    return isWrapped ? value.path("value") : value;
  }

  ObjectNode beginning() {
    return PlainText.only(run, AT_THE_BEGINNING);
  }
}
