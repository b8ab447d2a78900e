/**
 * Pods and events of Kubernetes as requests for GPUs. KubernetesPods is the way in, PodRow makes
 * the row and PodLife says when it began and ended. Uses scheduler and json only.
 */
package dev.plumbline.ingest.kubernetes;
