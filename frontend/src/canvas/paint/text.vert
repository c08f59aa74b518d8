in vec2 place;
in vec2 size;
in vec4 sheet;
in float alpha;
out vec2 on_sheet;
out float visible;

void main() {
  vec2 share = corner() * 0.5 + 0.5;
  on_sheet = mix(sheet.xy, sheet.zw, share);
  visible = alpha;
  gl_Position = clip_from_screen(place + size * share);
}
