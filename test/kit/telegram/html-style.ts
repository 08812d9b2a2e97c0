/** The style of a page that resembles Telegram's light theme. */
export const stylesheet = `*{box-sizing:border-box}body{margin:0;background:#d5e3cf;font:15px/1.35 -apple-system,"Segoe UI",Roboto,
"Liberation Sans","DejaVu Sans",sans-serif;color:#000}header{position:sticky;top:0;background:#fff;padding:14px 20px;font-weight:600;
box-shadow:0 1px 2px #0002}main{display:flex;flex-direction:column;gap:8px;padding:16px;max-width:640px;margin:0 auto}
article{max-width:440px;min-width:180px}.in{align-self:flex-start}.out{align-self:flex-end}.bubble{background:#fff;
border-radius:14px;padding:7px 11px 5px;box-shadow:0 1px 1px #0002;overflow:hidden}.out .bubble{background:#e7fdcb}
.name{color:#3a8fd9;display:block;font-size:14px}.text{white-space:pre-wrap;overflow-wrap:anywhere}small{float:right;
color:#8a9a86;font-size:11px;margin:3px 0 0 10px}.link{color:#2a7fc9}pre,code{font-family:monospace;background:#f1f3f4;
border-radius:4px;padding:0 3px}pre{margin:2px 0;white-space:pre-wrap}blockquote,.quote{margin:3px 0;padding:2px 8px;
border-left:3px solid #3a8fd9;background:#3a8fd915;border-radius:4px;font-size:14px}.photo{display:block;width:100%;
border-radius:10px;margin:2px 0 5px}.file{display:flex;gap:11px;align-items:center;padding:4px 0;min-width:260px}
.file span{color:#6f7f8a;font-size:13px}.disc{position:relative;flex:none;width:48px;height:48px}.disc img{width:48px;
height:48px;border-radius:50%;object-fit:cover}.disc i{position:absolute;inset:0;display:grid;place-items:center;
color:#fff;font-style:normal;text-shadow:0 0 4px #000}.disc i.bare{background:#3a9ce0;border-radius:50%;text-shadow:none}
.row{display:grid;
grid-auto-flow:column;grid-auto-columns:minmax(0,1fr);gap:4px;margin-top:4px}button{white-space:nowrap;overflow:hidden;
text-overflow:ellipsis;border:0;border-radius:9px;padding:9px 6px;font:inherit;
font-size:14px;font-weight:500;color:#fff;background:#5c7f58b8}button.primary{background:#3390ec}button.success{background:
#3fa64b}button.danger{background:#d9534f}button.disabled{opacity:.5}.reaction{display:inline-block;background:#3a8fd922;
border-radius:10px;padding:1px 8px;margin-top:3px}.service{align-self:center;margin:2px auto;background:#0003;color:#fff;
border-radius:12px;padding:3px 12px;font-size:13px;width:fit-content}`;
