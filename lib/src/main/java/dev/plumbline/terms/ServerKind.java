package dev.plumbline.terms;

/** Which inference server counted. */
public enum ServerKind implements Term {
  /** vLLM, and what is built on it under its names. */
  VLLM,
  /** NVIDIA NIM for LLMs, whose names are those of vLLM without their prefix. */
  NIM,
  /** Hugging Face Text Generation Inference. */
  TGI,
  /** NVIDIA Triton. */
  TRITON,
  /** SGLang. */
  SGLANG;

  /** True for servers that count failures beside successes, so that neither is all requests. */
  public boolean countsFailures() {
    return this == NIM || this == TRITON;
  }
}
