namespace Broker.Portal.Kit;

/// <summary>
/// What the browser's window and tab are called; one for each open screen. The framework's own way to say it keeps seven components on every
/// screen, which are drawn again with every page, for one line of text.
/// </summary>
public sealed class WindowTitle
{
    public string? Text { get; private set; }

    public event Action? Changed;

    public void Say(string text)
    {
        if (text == Text) return;
        Text = text;
        Changed?.Invoke();
    }
}
