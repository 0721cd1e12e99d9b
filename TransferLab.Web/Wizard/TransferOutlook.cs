namespace TransferLab.Web.Wizard;

public enum TransferOutlook
{
    LikelyHelps,
    Unclear,
    MayHurt,
}
