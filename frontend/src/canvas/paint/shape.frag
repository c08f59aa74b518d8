#version 300 es
precision highp float;
uniform float device_pixels;
in vec4 fill_paint;
in vec4 rim_paint;
in vec2 from_centre;
flat in float reach;
flat in float mark_kind;
flat in float rim_reach;
out vec4 result;

// How far outside the shape this place is, in pixels (Quilez, "2D distance functions").
float outside() {
  if (mark_kind > 3.5) {
    // A line from the lower left to the upper right.
    float along = (from_centre.x - from_centre.y) * 0.7071068;
    float across = (from_centre.x + from_centre.y) * 0.7071068;
    return max(abs(along) - reach, abs(across) - 1.0);
  }
  vec2 p = abs(from_centre);
  if (mark_kind < 0.5) return length(p) - reach;
  if (mark_kind < 1.5) {
    // A hexagon with a corner at the right.
    vec2 k = vec2(0.5, 0.8660254);
    return max(dot(p, vec2(k.y, k.x)), p.y) - reach * 0.8660254;
  }
  if (mark_kind < 2.5) {
    vec2 d = p - vec2(reach - 2.0);
    return length(max(d, 0.0)) + min(max(d.x, d.y), 0.0) - 2.0;
  }
  return (p.x + p.y - reach) * 0.7071068;
}

void main() {
  float away = outside();
  float inner = clamp(0.5 - (away + rim_reach) * device_pixels, 0.0, 1.0);
  float outer = clamp(0.5 - away * device_pixels, 0.0, 1.0);
  vec4 inside = vec4(fill_paint.rgb, 1.0) * fill_paint.a * inner;
  vec4 edge = vec4(rim_paint.rgb, 1.0) * rim_paint.a * (outer - inner);
  result = inside + edge;
}
