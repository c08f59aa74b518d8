uniform float size_factor;
in vec2 place;
in vec2 offset;
in float radius;
in float mark;
in float rim_width;
in vec4 fill;
in vec4 rim;
out vec4 fill_paint;
out vec4 rim_paint;
out vec2 from_centre;
flat out float reach;
flat out float mark_kind;
flat out float rim_reach;

void main() {
  // What is offset is offset by so many radii.
  float size = radius * size_factor;
  vec2 middle = screen_from_world(place) + offset * size;
  reach = size;
  from_centre = corner() * (size + rim_width + 2.0);
  fill_paint = fill;
  rim_paint = rim;
  mark_kind = mark;
  rim_reach = rim_width;
  gl_Position = clip_from_screen(middle + from_centre);
}
