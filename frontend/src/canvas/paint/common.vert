#version 300 es
// From world to screen, shared by all painters. Lengths on the screen are CSS pixels.
precision highp float;

uniform vec2 centre_in_world;
uniform vec2 window_size;
uniform float scale;

vec2 screen_from_world(vec2 world) {
  return (world - centre_in_world) * scale + window_size * 0.5;
}

vec4 clip_from_screen(vec2 screen) {
  vec2 clip = screen / window_size * 2.0 - 1.0;
  return vec4(clip.x, -clip.y, 0.0, 1.0);
}

// The corner of a quad, from -1 to 1, by the number of the vertex in a strip.
vec2 corner() {
  return vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1)) * 2.0 - 1.0;
}
