//! Starts the page in the browser. Knows nothing but the outermost component.

fn main() {
    yew::Renderer::<frontend::app::App>::new().render();
}
