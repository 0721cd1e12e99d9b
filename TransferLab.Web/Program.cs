using TransferLab.Engine;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions
{
    Args = args,
    ContentRootPath = AppContext.BaseDirectory,
});
builder.WebHost.UseStaticWebAssets();
builder.Services.AddTransferLabEngine();

var app = builder.Build();
app.UseStaticFiles();
app.MapStaticAssets();
await app.RunAsync();
