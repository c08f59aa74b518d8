#version 300 es
precision highp float;
uniform float device_pixels;
in vec4 paint;
in vec2 along_across;
flat in float half_width;
flat in float dash_kind;
out vec4 result;

// How far outside the stroke this place is, in pixels: dots, dashes or a plain line.
float outside() {
  float across = abs(along_across.y) - half_width;
  if (dash_kind < 0.5) return across;
  if (dash_kind < 1.5) {
    float period = half_width * 4.8;
    float along = mod(along_across.x, period) - period * 0.5;
    return length(vec2(along, along_across.y)) - half_width;
  }
  float along = abs(mod(along_across.x, 13.0) - 4.0) - 4.0;
  return max(across, along);
}

void main() {
  float cover = clamp(0.5 - outside() * device_pixels, 0.0, 1.0) * paint.a;
  result = vec4(paint.rgb * cover, cover);
}
