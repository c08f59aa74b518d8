in vec2 from;
in vec2 to;
in float width;
in float dash;
in vec4 colour;
out vec4 paint;
out vec2 along_across;
flat out float half_width;
flat out float dash_kind;

void main() {
  vec2 a = screen_from_world(from);
  vec2 b = screen_from_world(to);
  vec2 way = b - a;
  float len = max(length(way), 0.001);
  vec2 unit = way / len;
  vec2 side = vec2(-unit.y, unit.x);
  float reach = width * 0.5 + 1.0;
  vec2 q = corner();
  along_across = vec2((q.x * 0.5 + 0.5) * len, q.y * reach);
  half_width = width * 0.5;
  dash_kind = dash;
  paint = colour;
  gl_Position = clip_from_screen(a + unit * along_across.x + side * along_across.y);
}
