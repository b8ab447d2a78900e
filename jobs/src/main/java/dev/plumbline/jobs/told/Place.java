package dev.plumbline.jobs.told;

/**
 * Where in a run a line belongs.
 *
 * @param run the id of the run, null before there is one
 * @param stage ingest, build, assess or publish, or null
 * @param job the step, or null
 */
record Place(String run, String stage, String job) {
  static final Place NOWHERE = new Place(null, null, null);

  Place ofRun(String id) {
    return new Place(id, stage, job);
  }

  Place at(String newStage, String newJob) {
    return new Place(run, newStage, newJob);
  }
}
